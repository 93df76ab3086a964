using System.Text.Json;
using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Jobs;

/// <summary>
/// Gives a worker the next job: highest priority, then the repository with the fewest running, then the oldest.
/// Slots are counted in the same transaction, so two workers cannot both take the last one.
/// </summary>
internal sealed class ClaimTransaction(ClaimRequest request, TimeSpan lease, DateTimeOffset now)
{
    public ClaimedJob? Run(Database db)
    {
        SetBack.Heal(db, now);
        return Next(db) is { } id ? Take(db, id) : null;
    }

    private long? Next(Database db)
    {
        var kinds = request.Kinds is null ? null : JsonSerializer.Serialize(request.Kinds, StoreJson.Default.IReadOnlyCollectionString);
        var held = JsonSerializer.Serialize(request.Held, StoreJson.Default.IReadOnlyCollectionInt64);
        var limits = JsonSerializer.Serialize(request.Limits ?? [], StoreJson.Default.IReadOnlyCollectionSlotLimit);
        return db.Number($"""
            WITH held AS (SELECT value AS id FROM json_each({held})),
            running AS (
              SELECT slot, repository_id, count(*) AS jobs FROM job
              WHERE state = 'Leased' AND (lease_until > {now} OR id IN held) AND slot IS NOT NULL
              GROUP BY slot, repository_id),
            slot_limit AS (
              SELECT json_extract(value, '$.Slot') AS slot,
                     json_extract(value, '$.PerServer') AS per_server,
                     json_extract(value, '$.PerRepository') AS per_repository
              FROM json_each({limits}))
            SELECT j.id
            FROM job j JOIN track t ON t.key = j.track_key LEFT JOIN slot_limit l ON l.slot = j.slot
            WHERE j.state IN ('Ready', 'Leased')
              AND (j.state = 'Ready' AND j.not_before <= {now} OR j.state = 'Leased' AND j.lease_until <= {now} AND j.id NOT IN held)
              AND t.parked_reason IS NULL
              AND ({kinds} IS NULL OR j.kind IN (SELECT value FROM json_each({kinds})))
              AND (l.slot IS NULL OR
                    (SELECT total(jobs) FROM running r WHERE r.slot = j.slot) < l.per_server
                AND (SELECT total(jobs) FROM running r WHERE r.slot = j.slot AND r.repository_id = j.repository_id) < l.per_repository)
            ORDER BY j.priority DESC, (SELECT total(jobs) FROM running r WHERE r.repository_id = j.repository_id), j.id
            LIMIT 1
            """);
    }

    private ClaimedJob? Take(Database db, long id) =>
        db.First(
            $"""
            UPDATE job SET state = 'Leased', fence = fence + 1, claims = claims + 1, node = {request.Node},
              incarnation = {request.Incarnation}, lease_until = {now + lease}, updated_at = {now}
            WHERE id = {id}
            RETURNING id, track_key, key, kind, payload, fence, claims, lease_until, not_before, trace
            """,
            row => new ClaimedJob(row.Number(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Number(5), row.Int(6), row.Time(7)) { ReadyAt = row.Time(8), Trace = row.OptionalText(9) });
}
