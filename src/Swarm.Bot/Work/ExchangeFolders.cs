using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Work;

/// <summary>
/// Where sessions get their briefs and leave their reports: <c>exchange/TRACK/SESSION</c> in the data directory. The sessions of
/// one attempt share a folder, so that an agent that asked goes on from there; every other session has its own.
/// </summary>
public sealed class ExchangeFolders(NodeSettings settings)
{
    private readonly string _root = Path.Combine(settings.Data, "exchange");

    public string Of(string track, TrackJob job) => Path.Combine(_root, track, Name(job));

    /// <summary>Tracks that have a folder.</summary>
    public IEnumerable<string> Tracks() => Directory.Exists(_root) ? Directory.EnumerateDirectories(_root).Select(folder => Path.GetFileName(folder)) : [];

    /// <summary>Removes what no session of the track is going to read again; no state means that the track is unknown.</summary>
    /// <exception cref="IOException">A folder cannot be removed now.</exception>
    /// <exception cref="UnauthorizedAccessException">An agent has closed a folder.</exception>
    public void Clear(string track, TrackState? state)
    {
        var folder = Path.Combine(_root, track);
        if (!Directory.Exists(folder)) return;
        var wanted = state is null ? [] : Wanted(state);
        foreach (var session in Directory.EnumerateDirectories(folder).Where(each => !wanted.Contains(Path.GetFileName(each)))) Directory.Delete(session, recursive: true);
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    private static HashSet<string> Wanted(TrackState state) =>
    [
        .. TrackJobs.Of(state).Select(Name),
        .. state.Phase.IsFinal() ? [] : state.OpenAttempts.Where(attempt => attempt.Stage is AttemptStage.Running or AttemptStage.Waiting).Select(attempt => attempt.Id),
    ];

    private static string Name(TrackJob job) => job.Kind == JobKind.Attempt ? job.Subject : job.Key.Replace('/', '.');
}
