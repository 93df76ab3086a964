// Compares GraphQL requests and answers with GitHub's schema. Reads {"request", "answer"} per line, answers a list of faults per line.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as graphql from 'graphql';

const file = new URL('./node_modules/@octokit/graphql-schema/schema.json', import.meta.url);
const schema = graphql.buildClientSchema(JSON.parse(readFileSync(file, 'utf8')));
const scalars = { Int: Number.isInteger, Float: Number.isFinite, String: isText, ID: isText, Boolean: value => typeof value === 'boolean' };

function isText(value) {
  return typeof value === 'string';
}

function requestFaults({ query, variables, ...rest }) {
  const document = graphql.parse(query);
  const faults = Object.keys(rest).filter(name => name !== 'operationName').map(name => `request.${name}: unknown`);
  faults.push(...graphql.validate(schema, document).map(error => error.message));
  const declared = graphql.getOperationAST(document).variableDefinitions ?? [];
  const { errors } = graphql.getVariableValues(schema, declared, variables ?? {});
  faults.push(...(errors ?? []).map(error => error.message));
  const names = declared.map(definition => definition.variable.name.value);
  faults.push(...Object.keys(variables ?? {}).filter(name => !names.includes(name)).map(name => `variable ${name}: unknown`));
  return faults;
}

function answerFaults({ query }, { data, errors, extensions, ...rest }) {
  const document = graphql.parse(query);
  const faults = Object.keys(rest).map(name => `answer.${name}: unknown`);
  for (const error of errors ?? []) if (!isText(error.message)) faults.push('answer.errors: an error without message');
  if (data === null || data === undefined) return errors?.length > 0 ? faults : [...faults, 'answer.data: missing'];
  const operation = graphql.getOperationAST(document);
  const fragments = Object.fromEntries(document.definitions.filter(part => part.kind === 'FragmentDefinition').map(part => [part.name.value, part]));
  return faults.concat(objectFaults(schema.getRootType(operation.operation), data, [operation], fragments, 'answer.data'));
}

function valueFaults(type, value, nodes, fragments, at) {
  if (graphql.isNonNullType(type)) return value === null ? [`${at}: null`] : valueFaults(type.ofType, value, nodes, fragments, at);
  if (value === null) return [];
  if (graphql.isListType(type)) {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.flatMap((item, index) => valueFaults(type.ofType, item, nodes, fragments, `${at}[${index}]`));
  }
  if (graphql.isEnumType(type)) return type.getValue(value) ? [] : [`${at}: ${JSON.stringify(value)} is no ${type.name}`];
  if (graphql.isScalarType(type)) return (scalars[type.name] ?? (() => typeof value !== 'object'))(value) ? [] : [`${at}: ${JSON.stringify(value)} is no ${type.name}`];
  return typeof value === 'object' && !Array.isArray(value) ? objectFaults(type, value, nodes, fragments, at) : [`${at}: no object`];
}

function objectFaults(type, value, nodes, fragments, at) {
  const real = graphql.isAbstractType(type) && isText(value.__typename) ? schema.getType(value.__typename) : type;
  const selected = new Map();
  for (const node of nodes) select(real, node.selectionSet, fragments, selected);
  const faults = Object.keys(value).filter(name => !selected.has(name)).map(name => `${at}.${name}: unknown`);
  for (const [name, fields] of selected) {
    const field = fields[0].name.value;
    const inner = field === '__typename' ? graphql.GraphQLString : real.getFields()[field].type;
    if (!(name in value)) faults.push(`${at}.${name}: missing`);
    else faults.push(...valueFaults(inner, value[name], fields, fragments, `${at}.${name}`));
  }
  return faults;
}

function select(type, set, fragments, selected) {
  for (const node of set.selections) {
    if (node.kind === 'Field') {
      const name = (node.alias ?? node.name).value;
      selected.set(name, [...(selected.get(name) ?? []), node]);
      continue;
    }
    const part = node.kind === 'FragmentSpread' ? fragments[node.name.value] : node;
    const condition = part.typeCondition && schema.getType(part.typeCondition.name.value);
    if (!condition || condition === type || (graphql.isAbstractType(condition) && schema.isSubType(condition, type))) select(type, part.selectionSet, fragments, selected);
  }
}

function check({ request, answer }) {
  try {
    const faults = requestFaults(request);
    return faults.length > 0 || answer === null ? faults : answerFaults(request, answer);
  } catch (error) {
    return [error.message];
  }
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(check(JSON.parse(line))));
