namespace Swarm.Agents.Gateway;

/// <summary>Follows one granted call, so that whatever happens to it there is one settlement.</summary>
internal sealed class CallMeter(CallReservation reservation, ModelPrice price)
{
    private TokenCount _tokens = TokenCount.None;
    private Stage _stage = Stage.NotSent;

    private enum Stage
    {
        NotSent,
        Sent,
        Free,
        Complete,
    }

    /// <summary>From here on the provider may charge.</summary>
    public void Sending() => _stage = Stage.Sent;

    /// <summary>The provider refused or was never reached: nothing is charged.</summary>
    public void NotCharged() => _stage = Stage.Free;

    /// <summary>The provider's final figures came.</summary>
    public void Complete(TokenCount tokens)
    {
        _tokens = tokens;
        _stage = Stage.Complete;
    }

    public CallSettlement Settlement() => _stage switch
    {
        Stage.Complete => Settled(_tokens, price.Cost(_tokens), estimated: false),
        Stage.Sent => Settled(TokenCount.None, reservation.ReservedUsd, estimated: true),
        _ => Settled(TokenCount.None, 0, estimated: false),
    };

    private CallSettlement Settled(TokenCount tokens, decimal cost, bool estimated) => new(
        reservation.Seat, reservation.Call, reservation.Model, tokens.Input + tokens.CacheWrite, tokens.CacheRead, tokens.Output, cost, estimated);
}
