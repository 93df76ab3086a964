using System.Text.RegularExpressions;
using Swarm.Bot.Coordination;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Signals;

/// <summary>
/// Reports the aggregate check on pull requests that no track stands behind, where the rules of their base require it: nobody else would,
/// and they would wait for ever. A pull request that is, or may be, a track's is left to the track.
/// </summary>
public sealed partial class OtherPulls(TrackDirectory tracks, GitHubApp app, TimeProvider time)
{
    private const string Key = "swarm:no-track";

    /// <returns>What was done, for the log.</returns>
    public async Task<string> OpenedAsync(PullRequestEvent e, CancellationToken ct) =>
        e.Installation is { } installation
            ? await ReportAsync(Of(e.Repository, installation), e.Repository.Id, e.PullRequest, e.PullRequest.Head.Sha, ct)
            : "no installation is named";

    /// <param name="number">The pull request that the group is named after.</param>
    public async Task<string> QueuedAsync(MergeGroupEvent e, int number, CancellationToken ct)
    {
        if (e.Installation is not { } installation) return "no installation is named";
        var github = Of(e.Repository, installation);
        return await github.GetPullRequestAsync(number, ct) is { } pull
            ? await ReportAsync(github, e.Repository.Id, pull, e.MergeGroup.HeadSha, ct)
            : "the group's pull request is gone";
    }

    /// <summary>Somebody asked for the check again: GitHub shows it as queued until it is answered.</summary>
    /// <returns>Null where the check is not one of these.</returns>
    public async Task<string?> AskedAgainAsync(CheckRunEvent e, CancellationToken ct)
    {
        if (e.CheckRun.ExternalId != Key || e.Installation is not { } installation) return null;
        await Of(e.Repository, installation).UpdateCheckRunAsync(e.CheckRun.Id, Success(e.CheckRun.HeadSha), ct);
        return "a check of no track was concluded again";
    }

    private async Task<string> ReportAsync(GitHubRepository github, long repository, PullRequest pull, string commit, CancellationToken ct)
    {
        var appId = (await app.GetAppAsync(ct)).Id;
        if (!(await github.GetBranchRulesAsync(pull.Base.Ref, ct)).Any(rule => rule.RequiresCheck(SurfaceKeys.AggregateCheck, appId))) return "its base does not require our check";
        if (await MayBeOursAsync(repository, pull, commit, ct)) return "a track stands behind it";
        // What stands on the commit already is a track's word, or was said when the news came before.
        if ((await github.ListCheckRunsAsync(commit, appId, ct)).Any(run => run.Name == SurfaceKeys.AggregateCheck)) return "the commit has our check";
        await github.CreateCheckRunAsync(Success(commit), ct);
        return $"our check was reported on {commit}, for no track stands behind the pull request";
    }

    // By its branch too: a track that is parked, or whose pull request is not noted yet, must not be spoken for.
    private async Task<bool> MayBeOursAsync(long repository, PullRequest pull, string commit, CancellationToken ct)
    {
        if (HeadBranch().Match(pull.Head.Ref) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var issue) && await tracks.LatestAsync(repository, issue, ct) is not null) return true;
        return (await tracks.AllAsync(repository, ct)).Any(state => state.PullRequest?.Number == pull.Number || state.HeadBranch == pull.Head.Ref || state.PushedHead == commit || state.Head == commit);
    }

    private CheckRunRequest Success(string commit) => new(
        SurfaceKeys.AggregateCheck, commit, CheckStatus.Completed, CheckConclusion.Success, Key, CompletedAt: time.GetUtcNow(),
        Output: new CheckOutput("No track stands behind this pull request", "The rules of its base require this check, and Swarm has no say here: it judges pull requests of its own tracks alone."));

    private GitHubRepository Of(RepositoryInfo repository, InstallationReference installation) =>
        app.Repository(installation.Id, repository.Owner.Login, repository.Name).In(WriteLane.Conclusion, CancellationToken.None);

    /// <summary>The end of every track's branch, whatever its prefix.</summary>
    [GeneratedRegex(@"/(\d{1,9})(?:-\d{1,9})?/head\z", RegexOptions.CultureInvariant)]
    private static partial Regex HeadBranch();
}
