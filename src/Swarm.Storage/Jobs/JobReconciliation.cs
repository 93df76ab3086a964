using Swarm.Storage.Sqlite;

namespace Swarm.Storage.Jobs;

/// <summary>Makes the job rows of a track agree with the set its state wants.</summary>
internal sealed class JobReconciliation(Database db, TrackCommit commit, DateTimeOffset now)
{
    private readonly List<long> _added = [];

    public (IReadOnlyList<long> Added, IReadOnlyList<long> Cancelled) Run()
    {
        var known = Known().ToDictionary(job => job.Key, StringComparer.Ordinal);
        foreach (var wanted in commit.WantedJobs) Want(wanted, known.GetValueOrDefault(wanted.Key));
        return (_added, CancelAllBut(commit.WantedJobs.Select(job => job.Key).ToHashSet(StringComparer.Ordinal), known.Values));
    }

    private void Want(JobSpec wanted, KnownJob? known)
    {
        if (known is null) Insert(wanted);
        else if (known.State == JobState.Cancelled) Revive(wanted, known.Id);
        else if (known.State == JobState.Ready) Refresh(wanted, known.Id);
    }

    private void Insert(JobSpec wanted) =>
        _added.AddRange(db.Many(
            $"""
            INSERT INTO job (track_key, repository_id, key, kind, payload, priority, slot, state, not_before, created_at, updated_at, trace)
            VALUES ({commit.Key}, {commit.Header.RepositoryId}, {wanted.Key}, {wanted.Kind}, {wanted.Payload}, {wanted.Priority}, {wanted.Slot},
                    'Ready', {now}, {now}, {now}, {wanted.Trace})
            RETURNING id
            """,
            row => row.Number(0)));

    // A pause wants no jobs, the resume wants the same ones again. The fence stays, so an outcome from before the pause is refused.
    private void Revive(JobSpec wanted, long id)
    {
        db.Execute($"""
            UPDATE job SET state = 'Ready', kind = {wanted.Kind}, payload = {wanted.Payload}, priority = {wanted.Priority}, slot = {wanted.Slot},
              claims = 0, node = NULL, incarnation = NULL, lease_until = NULL, reason = NULL, not_before = {now}, updated_at = {now}, trace = {wanted.Trace}
            WHERE id = {id}
            """);
        _added.Add(id);
    }

    // What nobody has taken yet follows the newest wish; what runs keeps the payload it was given.
    private void Refresh(JobSpec wanted, long id) =>
        db.Execute($"""
            UPDATE job SET kind = {wanted.Kind}, payload = {wanted.Payload}, priority = {wanted.Priority}, slot = {wanted.Slot}
            WHERE id = {id} AND (kind <> {wanted.Kind} OR payload <> {wanted.Payload} OR priority <> {wanted.Priority} OR slot IS NOT {wanted.Slot})
            """);

    private List<long> CancelAllBut(HashSet<string> wanted, IEnumerable<KnownJob> known)
    {
        var cancelled = known
            .Where(job => job.State is not (JobState.Done or JobState.Cancelled) && !wanted.Contains(job.Key))
            .Select(job => job.Id).ToList();
        foreach (var id in cancelled)
            db.Execute($"UPDATE job SET state = 'Cancelled', lease_until = NULL, updated_at = {now} WHERE id = {id}");
        return cancelled;
    }

    private List<KnownJob> Known() =>
        db.Many(
            $"SELECT id, key, state FROM job WHERE track_key = {commit.Key} ORDER BY id",
            row => new KnownJob(row.Number(0), row.Text(1), row.Word<JobState>(2)));
}
