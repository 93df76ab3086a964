using Swarm.Storage.Jobs;
using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Usage;

/// <summary>Sets a call's price aside where it passes no limit; sums and row belong to one transaction, so calls cannot race past a limit.</summary>
internal sealed class ReserveTransaction(UsageReservation call, UsageLimits limits, DateTimeOffset now)
{
    public ReserveResult Run(Database db)
    {
        if (UsageTable.Exists(db, call.CallId)) throw new ArgumentException($"The call {call.CallId} was reserved before.");
        if (call.Lease is { } lease && !JobTable.Holds(db, lease, call.TrackKey)) return new ReserveResult.LeaseLost();
        if (Refusal(db) is { } refusal) return refusal;
        UsageTable.Reserve(db, call, now);
        return new ReserveResult.Reserved();
    }

    private ReserveResult.Refused? Refusal(Database db) =>
        Over(UsageLimitKind.Track, limits.TrackUsd, () => UsageTable.OfTrack(db, call.TrackKey))
        ?? Over(UsageLimitKind.PersonDay, limits.PersonDayUsd, () => UsageTable.OfPersonDay(db, call.Person, now))
        ?? Over(UsageLimitKind.Day, limits.DayUsd, () => UsageTable.OfDay(db, now));

    private ReserveResult.Refused? Over(UsageLimitKind kind, decimal? limit, Func<decimal> spent)
    {
        if (limit is not { } most) return null;
        var sum = spent();
        return sum + call.Usd <= most ? null : new ReserveResult.Refused(kind, sum, most);
    }
}
