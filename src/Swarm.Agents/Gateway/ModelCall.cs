namespace Swarm.Agents.Gateway;

/// <summary>One call ready to leave, and the most it can cost.</summary>
internal sealed record ModelCall(IModelDialect Dialect, UpstreamRequest Request, ModelPrice Price, CallReservation Reservation)
{
    private const int BytesPerToken = 3;

    public static ModelCall Of(GatewaySeat seat, IModelDialect dialect, UpstreamRequest request, ModelPrice price, BodyReading.Allowed allowed)
    {
        var bound = price.Bound((allowed.Body.Length / BytesPerToken) + 1 + allowed.InlineTokens, allowed.MaxTokens);
        return new ModelCall(dialect, request, price, new CallReservation(seat.Key, Guid.NewGuid().ToString("N"), allowed.Model, bound));
    }
}
