using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Swarm.Bot.Cli;

namespace Swarm.Bot.Tests.Cli;

/// <summary>One call of the command line in this process, with everything it prints.</summary>
internal sealed class CommandTrial
{
    public HeardText Out { get; } = new();

    public HeardText Error { get; } = new();

    /// <summary>Lines that a person types; null where standard input is no terminal.</summary>
    public string? Typed { get; init; }

    public int Width { get; init; } = 120;

    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string All => Out.Text + Error.Text;

    /// <summary>Standard output as one JSON object; anything beside it fails.</summary>
    public JsonObject Json => JsonNode.Parse(Out.Text).ShouldBeOfType<JsonObject>();

    public static async Task<(int Exit, CommandTrial Trial)> OfAsync(CancellationToken ct, params string[] args)
    {
        var trial = new CommandTrial();
        return (await trial.RunAsync(ct, args), trial);
    }

    /// <summary>Waits until it is printed, on whichever stream.</summary>
    public async Task AnyAsync(string part, CancellationToken ct) =>
        await await Task.WhenAny(Out.WaitForAsync(part, ct), Error.WaitForAsync(part, ct));

    public Task<int> RunAsync(CancellationToken ct, params string[] args) =>
        SwarmCommandLine.RunAsync(args, new Terminal { Out = Out, Error = Error, In = new StringReader(Typed ?? ""), CanAsk = Typed is not null, Width = Width, Variables = Variables }, ct);
}
