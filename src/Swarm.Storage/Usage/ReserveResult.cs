namespace Swarm.Storage;

/// <summary>Whether a model call may leave.</summary>
public abstract record ReserveResult
{
    private ReserveResult() { }

    /// <summary>The sum is set aside.</summary>
    public sealed record Reserved : ReserveResult;

    /// <summary>Whoever asks no longer has the job; nothing is set aside.</summary>
    public sealed record LeaseLost : ReserveResult;

    /// <summary>The call would pass a limit. <paramref name="SpentUsd"/> counts what is settled and what is set aside, without this call.</summary>
    public sealed record Refused(UsageLimitKind Limit, decimal SpentUsd, decimal LimitUsd) : ReserveResult;
}
