// Reads the one JSON object that `swarm demo --json` prints and fails unless the track became ready.
const text = require('node:fs').readFileSync(0, 'utf8');
const demo = JSON.parse(text);
const wrong = [];
const expect = (what, holds) => holds || wrong.push(what);
expect('phase is Ready', demo.phase === 'Ready');
expect('the pull request is open and no draft', demo.pullRequest.state === 'open' && demo.pullRequest.draft === false);
expect('at least six tasks, all done', demo.tasks.length >= 6 && demo.tasks.every(task => task.status === 'done'));
expect('a task needed two attempts', demo.tasks.some(task => task.attempts === 2));
expect('every gate passes', demo.gates.length >= 5 && demo.gates.every(gate => ['pass', 'warn'].includes(gate.verdict)));
expect('a question was answered', demo.escalations.some(each => each.answer));
expect('a finding was repaired', demo.findings.some(each => each.status === 'repaired'));
expect('it cost something', demo.costUsd > 0);
expect('within 60 s', demo.durationMs < 60000);
console.log(`demo: ${demo.phase} in ${demo.durationMs} ms, ${demo.tasks.length} tasks, $${demo.costUsd}`);
if (wrong.length) { console.error('demo: not as promised: ' + wrong.join('; ')); process.exit(1); }
