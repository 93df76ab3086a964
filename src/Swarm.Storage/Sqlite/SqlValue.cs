namespace Swarm.Storage.Sqlite;

/// <summary>How a value of ours is kept in a column.</summary>
internal static class SqlValue
{
    public const decimal NanosPerUsd = 1_000_000_000m;

    public static object From(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        Guid id => id.ToString("D"),
        bool flag => flag ? 1L : 0L,
        Enum word => word.ToString(),
        // Rounded up: a limit is passed rather too early than too late.
        decimal usd => (long)decimal.Ceiling(usd * NanosPerUsd),
        _ => value,
    };
}
