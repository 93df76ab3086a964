using System.Collections.Immutable;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.GitHub;

namespace Swarm.Bot.Work;

/// <summary>Freezes the issue as of the label, reads the settings and finds the base.</summary>
public sealed class Intake(GitHubApp app, Repositories repositories)
{
    /// <summary>Comments read at most; the newest count.</summary>
    private const int MostComments = 50;

    public async Task<JobOutcome> PrepareAsync(JobContext job, CancellationToken ct)
    {
        var state = job.State;
        var mirror = await repositories.FetchAsync(state.Repository, ct);
        var reading = await repositories.SettingsAsync(state.Repository, mirror, ct);
        if (reading.Faults is { IsEmpty: false } faults)
            return Refused($"the settings cannot be used. {string.Join(" ", faults)}", $"Correct {Repositories.SettingsPath} on {state.Repository.DefaultBranch}, then set the label again.");

        var branch = reading.Settings.Base ?? state.Repository.DefaultBranch;
        if (await mirror.ResolveAsync($"refs/remotes/origin/{branch}", ct) is not { } commit)
            return await NoBaseAsync(mirror, state, branch, ct);
        var github = app.Repository(state.Repository.InstallationId, state.Repository.Owner, state.Repository.Name);
        if (await github.GetIssueAsync(state.Issue.Number, ct) is not { IsOpen: true } issue)
            return Refused("the issue is closed or gone", "Reopen it and set the label again.");
        return new JobResult.Prepared(await FreezeAsync(github, state, issue, ct), reading.Settings, branch, commit);
    }

    private static async Task<JobOutcome> NoBaseAsync(Mirror mirror, TrackState state, string branch, CancellationToken ct) =>
        await mirror.IsEmptyAsync(ct)
            ? Refused($"{state.Repository.FullName} has no commits yet, so there is nothing to branch from", "Push a first commit, then set the label again.")
            : Refused($"the branch `{branch}` does not exist", $"Name an existing branch as `base` in {Repositories.SettingsPath}, then set the label again.");

    // Title and text are those that the label's own delivery carried: whoever opened the issue may have changed them since.
    private static async Task<IssueFacts> FreezeAsync(GitHubRepository github, TrackState state, Issue issue, CancellationToken ct)
    {
        var title = UntrustedText.Clean(state.Issue.Title);
        var body = UntrustedText.Clean(state.Issue.Body);
        var removed = title.Removed.AddRange(body.Removed).ToBuilder();
        var trusted = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        var comments = ImmutableArray.CreateBuilder<IssueComment>();
        foreach (var comment in (await github.ListCommentsAsync(issue.Number, null, ct)).TakeLast(MostComments))
        {
            // What apps wrote, ours included, is no part of what was asked.
            if (comment.User is not { IsBot: false } author || comment.PerformedViaGithubApp is not null) continue;
            if (!trusted.TryGetValue(author.Login, out var writes))
                trusted[author.Login] = writes = await github.GetPermissionAsync(author.Login, ct) >= RepositoryPermission.Write;
            // Written or edited after the label by somebody without a say: nobody has read it before letting it in.
            if (!writes && comment.UpdatedAt > state.StartedAt) continue;
            var text = UntrustedText.Clean(comment.Body);
            removed.AddRange(text.Removed);
            comments.Add(new IssueComment(author.Login, writes, text.Text));
        }

        return new IssueFacts(issue.Number, title.Text, body.Text, issue.User?.Login ?? "ghost", comments.ToImmutable(), removed.ToImmutable());
    }

    private static JobOutcome Refused(string reason, string nextStep) => new JobResult.Failed(FailureKind.Setup, reason, nextStep);
}
