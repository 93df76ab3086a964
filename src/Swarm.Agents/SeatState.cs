using Swarm.Agents.Gateway;

namespace Swarm.Agents;

/// <summary>What the gateway observed at one seat; a seat may serve several runs of an attempt.</summary>
internal sealed record SeatState(AgentUsage Usage, int Refusals, string? Refusal, bool Unauthorized)
{
    public static SeatState Of(GatewaySeat seat) => new(seat.Usage, seat.Refusals, seat.Refusal, seat.Unauthorized);

    public SeatState Since(SeatState earlier) => this with
    {
        Usage = Usage.Minus(earlier.Usage),
        Refusal = Refusals > earlier.Refusals ? Refusal : null,
    };
}
