using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Jobs;

/// <summary>A row that was changed in the future shows that the clock went back. Its times move back with it, so that nothing waits for the old time to come again.</summary>
internal static class SetBack
{
    /// <summary>What a clock may be set back by its daily adjustment without a word.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(10);

    /// <summary>What was left to wait when the row was changed is left now; a lease lasts no longer than it was given.</summary>
    public static void Heal(Database db, DateTimeOffset now) =>
        db.Execute($"""
            UPDATE job SET not_before = {now} + max(0, not_before - updated_at), lease_until = {now} + (lease_until - updated_at), updated_at = {now}
            WHERE state IN ('Ready', 'Leased') AND updated_at > {now + Least}
            """);
}
