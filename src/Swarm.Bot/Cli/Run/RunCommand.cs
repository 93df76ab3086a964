using System.CommandLine;

namespace Swarm.Bot.Cli.Run;

/// <summary><c>swarm run</c>: the whole road on a copy of a local repository.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal)
    {
        var repo = new Option<string>("--repo") { Description = "Folder of a git repository; only a branch is added to it.", HelpName = "DIR", Required = true };
        var issue = new Option<string>("--issue") { Description = "Markdown file: the first line is the title, the rest the body.", HelpName = "FILE", Required = true };
        var agent = new Option<string?>("--agent") { Description = "claude-code (default) or command.", HelpName = "NAME" };
        var model = new Option<string?>("--model") { Description = "Model of the agents, as the agent names it.", HelpName = "NAME" };
        var line = new Option<string?>("--command") { Description = "Any agent: a program and its arguments, with {brief} and {report} for the files it reads and writes.", HelpName = "\"PROGRAM ARGUMENTS\"" };
        var yes = new Option<bool>("--yes") { Description = "Run the plan and go on after each phase without asking; agents' questions are asked all the same." };
        var budget = new Option<decimal?>("--budget") { Description = "Most that may be spent, in US dollars; default: the repository's budget.trackUsd.", HelpName = "USD" };
        var keep = new Option<bool>("--keep") { Description = "Leave the pages up until Ctrl+C, and the files in place." };
        var url = new Option<string?>("--model-url") { Description = "Address of a scripted model.", HelpName = "URL", Hidden = true };
        var key = new Option<string?>("--model-key-file") { Description = "File with the scripted model's key.", HelpName = "FILE", Hidden = true };
        var (json, verbose) = (CommandOptions.Json(), CommandOptions.Verbose());
        var command = new Command("run", "Take an issue to a reviewed branch of a local repository, with the same road as on GitHub.") { repo, issue, agent, model, line, yes, budget, keep, json, verbose, url, key };
        command.SetAction((parsed, ct) => new RunRoad(new Answer(terminal, parsed.GetValue(json))).RunAsync(
            new RunOptions(parsed.GetRequiredValue(repo), parsed.GetRequiredValue(issue))
            {
                Agent = parsed.GetValue(agent),
                Model = parsed.GetValue(model),
                Command = parsed.GetValue(line),
                Yes = parsed.GetValue(yes),
                Budget = parsed.GetValue(budget),
                Keep = parsed.GetValue(keep),
                Verbose = parsed.GetValue(verbose),
                ModelUrl = parsed.GetValue(url),
                ModelKeyFile = parsed.GetValue(key),
            }, ct));
        return command;
    }
}
