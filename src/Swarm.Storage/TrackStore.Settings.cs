namespace Swarm.Storage;

public sealed partial class TrackStore
{
    /// <summary>A value kept under a name, such as how far a list was read; null where none is.</summary>
    public async Task<string?> GetSettingAsync(string key, CancellationToken ct) =>
        await ReadAsync(db => db.First($"SELECT value FROM setting WHERE key = {key}", row => row.Text(0)), ct).ConfigureAwait(false);

    /// <summary>Names and values of all whose name begins so, by name.</summary>
    public Task<IReadOnlyList<KeyValuePair<string, string>>> SettingsUnderAsync(string prefix, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<KeyValuePair<string, string>>>(
            db => db.Many(
                $"SELECT key, value FROM setting WHERE substr(key, 1, length({prefix})) = {prefix} ORDER BY key",
                row => KeyValuePair.Create(row.Text(0), row.Text(1))),
            ct);

    /// <summary>When the value under a name was last put; null where none is.</summary>
    public async Task<DateTimeOffset?> SettingPutAtAsync(string key, CancellationToken ct) =>
        await ReadAsync(db => db.Number($"SELECT updated_at FROM setting WHERE key = {key}"), ct).ConfigureAwait(false) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    /// <summary>Keeps a value under a name, instead of the one before.</summary>
    public Task PutSettingAsync(string key, string value, CancellationToken ct) =>
        WriteAsync(
            db => db.Execute($"""
                INSERT INTO setting (key, value, updated_at) VALUES ({key}, {value}, {Now})
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
                """),
            ct);
}
