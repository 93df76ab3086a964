using Swarm.Bot.Work;
using Swarm.Cell;
using Swarm.Core.Policies;

namespace Swarm.Bot.Cli.Run;

/// <summary>Finds the agent that a run is to use, and everything that it lacks.</summary>
internal static class RunAgents
{
    private const int LongestKey = 10_000;

    public static Outcome<RunAgent> Find(RunOptions options, Terminal terminal)
    {
        var name = options.Agent ?? (options.Command is null ? RunAgent.ClaudeCode : RunAgent.Command);
        if (options.Command is not null && name != RunAgent.Command) return new Refusal($"--command belongs to agent command, not to {Answer.Plain(name, 40)}.", "Leave one of --agent and --command out.");
        return name switch
        {
            RunAgent.ClaudeCode => ClaudeCode(options, terminal),
            RunAgent.Command => Command(options, terminal),
            RunAgent.Scripted => Scripted(options),
            _ => new Refusal($"There is no agent '{Answer.Plain(name, 40)}'.", "Agents are claude-code and command."),
        };
    }

    private static Outcome<RunAgent> ClaudeCode(RunOptions options, Terminal terminal)
    {
        var path = terminal.Variable("Swarm__Agents__ClaudePath") ?? Executables.Find("claude");
        if (path is null || !File.Exists(path)) return new Refusal("Claude Code is not installed here.", "Install it: npm install -g @anthropic-ai/claude-code, or name its path in Swarm__Agents__ClaudePath.");
        if (Key(terminal) is not { } key) return new Refusal("There is no key for the model.", "Set ANTHROPIC_API_KEY. The key stays in this process: agents never see it.");
        if (!Address(terminal).Gives(out var address, out var refusal)) return refusal;
        return new RunAgent(new AgentChoice(RunAgent.ClaudeCode, options.Model)) { ModelAddress = address, ModelKey = key, ClaudePath = Path.GetFullPath(path) };
    }

    private static Outcome<RunAgent> Command(RunOptions options, Terminal terminal)
    {
        string[] line = [.. CommandLine.Split(options.Command ?? "")];
        if (line is not [var program, .. var arguments]) return new Refusal("Agent command needs a program.", "Name it: --command \"PROGRAM {brief} {report}\"");
        if (!arguments.Any(word => word.Contains("{report}", StringComparison.Ordinal)))
            return new Refusal("The command does not say where its report goes.", "Put {report} among its arguments; {brief} is the file it reads.");
        // A path is meant from here; inside the cell "here" is another folder.
        var path = program.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(program) : Executables.Find(program);
        if (path is null || !File.Exists(path)) return new Refusal($"There is no program '{Answer.Plain(program, 100)}'.", "Correct --command: a name on the PATH, or a path.");
        if (!Address(terminal).Gives(out var address, out var refusal)) return refusal;
        return new RunAgent(new AgentChoice(RunAgent.Command, options.Model) { Command = [path, .. arguments] }) { ModelAddress = address, ModelKey = Key(terminal) };
    }

    private static Outcome<RunAgent> Scripted(RunOptions options)
    {
        if (options is not { ModelUrl: { } url, ModelKeyFile: { } file } || !Uri.TryCreate(url, UriKind.Absolute, out var address) || !address.IsLoopback)
            return new Refusal("Agent scripted does what a scripted model says, and none is named.", "Give --model-url on this machine and --model-key-file.");
        if (!File.Exists(file)) return new Refusal($"There is no file '{Answer.Plain(file, 200)}'.", "Name the file that holds the scripted model's key.");
        return new RunAgent(new AgentChoice(RunAgent.Scripted, options.Model ?? "scripted-1")) { ModelAddress = address, ModelKey = File.ReadAllText(file).Trim() };
    }

    private static string? Key(Terminal terminal)
    {
        var key = (terminal.Variable("Swarm__Anthropic__ApiKey") ?? terminal.Variable("ANTHROPIC_API_KEY"))?.Trim();
        return key is { Length: > 0 and < LongestKey } && key.All(c => c is > ' ' and < '\u007f') ? key : null;
    }

    private static Outcome<Uri> Address(Terminal terminal)
    {
        if ((terminal.Variable("Swarm__Anthropic__BaseUrl") ?? terminal.Variable("ANTHROPIC_BASE_URL")) is not { } text) return new Uri("https://api.anthropic.com");
        // The address is not quoted, for it may carry a password.
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : new Refusal("ANTHROPIC_BASE_URL is no https address without a name or password.", "Correct it, or unset it to use https://api.anthropic.com.");
    }
}
