using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Swarm.Agents.Runners;
using Swarm.Cell;

namespace Swarm.Agents;

/// <summary>Runs agents: brief in, events while it works, report out, and a verdict on how it ended.</summary>
public sealed partial class AgentSessions(ICell cell, AgentPrograms programs, ILogger<AgentSessions> logger)
{
    private readonly ImmutableArray<IAgentRunner> _runners = [new ScriptedRunner(programs), new CommandRunner(), new ClaudeCodeRunner(programs)];

    /// <summary>Never throws for what an agent does; every end is a value.</summary>
    /// <param name="onEvent">Called in order, one at a time, while the agent works.</param>
    public async Task<AgentResult> RunAsync(AgentRequest request, Action<AgentEvent> onEvent, CancellationToken ct)
    {
        var preparation = Prepare(request);
        if (preparation is AgentPreparation.Refused refused) return Refused(refused.Reason);
        var launch = ((AgentPreparation.Ready)preparation).Launch;
        var exchange = new Exchange(request.ExchangeFolder);
        exchange.Open(request.Brief, keepSession: request.ResumeSession is not null);
        var hearing = new Hearing(launch.ReadLine, onEvent);
        var before = SeatState.Of(request.Seat);
        Log.Starting(logger, request.Key, request.Role, request.Runner);
        var exit = await cell.RunAsync(ToCell(request, launch, hearing), ct);
        var result = Verdict.Of(exit, exchange.ReadReport(), SeatState.Of(request.Seat).Since(before), hearing);
        Log.Ended(logger, request.Key, result.End, result.Duration.TotalSeconds, result.Usage.CostUsd);
        return result;
    }

    /// <summary>Why an agent of this runner cannot be started here, or null.</summary>
    public string? Refusal(string runner) =>
        _runners.FirstOrDefault(each => each.Name == runner) is not { } known ? $"There is no runner '{runner}'."
        : known.NeedsConfinedCell && !cell.IsConfined ? NoCell(runner)
        : null;

    private AgentPreparation Prepare(AgentRequest request)
    {
        var runner = _runners.FirstOrDefault(each => each.Name == request.Runner);
        if (runner is null) return new AgentPreparation.Refused($"There is no runner '{request.Runner}'. Known: {string.Join(", ", _runners.Select(each => each.Name))}. Set agents.<role>.runner to one of them.");
        return runner.NeedsConfinedCell && !cell.IsConfined ? new AgentPreparation.Refused(NoCell(runner.Name)) : runner.Prepare(request);
    }

    private static string NoCell(string runner) =>
        $"Runner '{runner}' runs foreign code and needs a confined cell, which this machine does not have. Install bubblewrap and socat "
        + "(Debian or Ubuntu: apt install bubblewrap socat; Fedora: dnf install bubblewrap socat) and start the bot again.";

    private static CellRequest ToCell(AgentRequest request, AgentLaunch launch, Hearing hearing) => new()
    {
        Command = launch.Command,
        Environment = launch.Environment,
        WorkFolder = request.WorkFolder,
        WorkReadOnly = request.ReadOnly,
        Git = request.Git,
        ExchangeFolder = request.ExchangeFolder,
        GatewayFolder = request.Seat.Folder,
        Relay = launch.Relay,
        Mounts = launch.Mounts,
        TrustedProgram = launch.Trusted,
        WallTime = request.WallTime,
        OnOutput = hearing.Take,
    };

    private static AgentResult Refused(string reason) => new(AgentEnd.Refused, null, AgentUsage.None, null, TimeSpan.Zero, reason, "");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Agent {Key} ({Role}, {Runner}) starts.")]
        public static partial void Starting(ILogger logger, string key, string role, string runner);

        [LoggerMessage(2, LogLevel.Information, "Agent {Key} ended: {End} after {Seconds:0.0} s, {CostUsd} USD.")]
        public static partial void Ended(ILogger logger, string key, AgentEnd end, double seconds, decimal costUsd);
    }
}
