using Microsoft.Data.Sqlite;

namespace Swarm.Storage.Sqlite;

/// <summary>One row of an answer, columns by position.</summary>
internal readonly struct Row(SqliteDataReader reader)
{
    public string Text(int column) => reader.GetString(column);

    public string? OptionalText(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public long Number(int column) => reader.GetInt64(column);

    public int Int(int column) => reader.GetInt32(column);

    public long? OptionalNumber(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public bool Flag(int column) => reader.GetInt64(column) != 0;

    public Guid Id(int column) => Guid.ParseExact(reader.GetString(column), "D");

    public T Word<T>(int column) where T : struct, Enum => Enum.Parse<T>(reader.GetString(column));

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public DateTimeOffset? OptionalTime(int column) => reader.IsDBNull(column) ? null : Time(column);

    public decimal Usd(int column) => reader.GetInt64(column) / SqlValue.NanosPerUsd;
}
