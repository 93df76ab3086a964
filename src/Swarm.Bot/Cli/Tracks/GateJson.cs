using Swarm.Core.Gates;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>What a gate says of the track's head.</summary>
internal sealed record GateJson(string Id, string Verdict, string Summary)
{
    public static IReadOnlyList<GateJson> Of(TrackState state) =>
        [.. (state.HeadEvidence?.Gates ?? []).Select((GateResult gate) => new GateJson(gate.Gate, Words.Of(gate.Verdict), gate.Summary))];
}
