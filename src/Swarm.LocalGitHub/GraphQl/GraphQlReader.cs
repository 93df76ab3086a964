using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swarm.LocalGitHub.GraphQl;

/// <summary>Reads the one operation of a query. Named fragments and directives are not known here and are refused.</summary>
internal sealed class GraphQlReader
{
    private const int DeepestSelection = 20;
    private readonly GraphQlTokens _tokens;
    private readonly JsonObject _variables;

    private GraphQlReader(string query, JsonObject variables) => (_tokens, _variables) = (new GraphQlTokens(query), variables);

    public static GraphQlOperation Read(string query, JsonObject variables)
    {
        var reader = new GraphQlReader(query, variables);
        var operation = reader.Operation();
        if (reader._tokens.Peek is { } rest) throw new GraphQlFaultException($"Unexpected \"{rest}\" after the operation.");
        return operation;
    }

    private GraphQlOperation Operation()
    {
        if (_tokens.Peek == "{") return new GraphQlOperation(false, Selection(0, null));
        var kind = _tokens.Take();
        if (kind is not ("query" or "mutation")) throw new GraphQlFaultException($"Unknown operation \"{kind}\".");
        if (_tokens.Peek is not ("(" or "{")) _tokens.Take();
        if (_tokens.TakeIf("(")) Declarations();
        return new GraphQlOperation(kind == "mutation", Selection(0, null));
    }

    private void Declarations()
    {
        while (!_tokens.TakeIf(")"))
        {
            _tokens.Demand("$");
            var name = _tokens.Take();
            _tokens.Demand(":");
            var required = Type();
            if (_tokens.TakeIf("=") && Value() is var preset && !_variables.ContainsKey(name)) _variables[name] = preset;
            else if (required && _variables[name] is null) throw new GraphQlFaultException($"Variable ${name} of a required type was provided invalid value");
        }
    }

    private bool Type()
    {
        if (_tokens.TakeIf("["))
        {
            Type();
            _tokens.Demand("]");
        }
        else
        {
            _tokens.Take();
        }
        return _tokens.TakeIf("!");
    }

    private List<GraphQlField> Selection(int depth, string? onType)
    {
        if (depth > DeepestSelection) throw new GraphQlFaultException("The selection is too deep.");
        _tokens.Demand("{");
        var fields = new List<GraphQlField>();
        while (!_tokens.TakeIf("}"))
        {
            if (_tokens.TakeIf("...")) fields.AddRange(Fragment(depth, onType));
            else fields.Add(Field(depth, onType));
        }
        return fields;
    }

    private List<GraphQlField> Fragment(int depth, string? onType)
    {
        if (_tokens.Peek == "{") return Selection(depth + 1, onType);
        _tokens.Demand("on");
        return Selection(depth + 1, _tokens.Take());
    }

    private GraphQlField Field(int depth, string? onType)
    {
        var alias = _tokens.Take();
        var name = _tokens.TakeIf(":") ? _tokens.Take() : alias;
        var arguments = _tokens.TakeIf("(") ? Pairs(")") : [];
        IReadOnlyList<GraphQlField> inner = _tokens.Peek == "{" ? Selection(depth + 1, null) : [];
        return new GraphQlField(name, alias, arguments, inner, onType);
    }

    private Dictionary<string, JsonNode?> Pairs(string end)
    {
        var pairs = new Dictionary<string, JsonNode?>();
        while (!_tokens.TakeIf(end))
        {
            var name = _tokens.Take();
            _tokens.Demand(":");
            pairs[name] = Value();
        }
        return pairs;
    }

    private JsonNode? Value()
    {
        var token = _tokens.Take();
        if (token == "$") return _variables[_tokens.Take()]?.DeepClone();
        if (token == "{") return new JsonObject(Pairs("}"));
        if (token == "[") return List();
        if (token == "null") return null;
        if (token is "true" or "false" || token[0] == '-' || char.IsAsciiDigit(token[0])) return JsonNode.Parse(token);
        return token[0] == '"' ? Text(token) : JsonValue.Create(token);
    }

    private JsonArray List()
    {
        var list = new JsonArray();
        while (!_tokens.TakeIf("]")) list.Add(Value());
        return list;
    }

    private static JsonNode? Text(string token)
    {
        try
        {
            return JsonNode.Parse(token);
        }
        catch (JsonException)
        {
            throw new GraphQlFaultException($"Malformed string {token}.");
        }
    }
}
