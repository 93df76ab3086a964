using Swarm.Agents.Scripted;
using Swarm.Bot.Cli;

// The scripted agent is a child of this program inside a cell: it needs nothing of what follows and must start fast.
if (args is ["scripted-agent", .. var rest]) return await ScriptedAgent.RunAsync(rest, Console.Out, CancellationToken.None);

return await SwarmCommandLine.RunAsync(args);
