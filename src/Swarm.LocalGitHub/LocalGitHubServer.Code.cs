using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub;

/// <content>What people do to pull requests, checks and branches.</content>
public sealed partial class LocalGitHubServer
{
    public void RerequestCheckRun(string owner, string repo, long checkRunId, string by) =>
        OnCheck(owner, repo, checkRunId, (repository, run) => _hub.Checks.Rerequest(repository, run, Person(by)));

    /// <summary>Asks every app that has a suite on the commit to check again.</summary>
    public void RerequestCheckSuite(string owner, string repo, string headSha, string by)
    {
        using var entry = _hub.World.Enter();
        var repository = FindRepository(owner, repo);
        foreach (var suite in repository.CheckSuites.Where(suite => suite.HeadSha == headSha)) _hub.Checks.RerequestSuite(repository, suite, Person(by));
    }

    /// <summary>Presses a button of a completed run.</summary>
    /// <exception cref="ArgumentException">The run shows no such button.</exception>
    public void PressCheckButton(string owner, string repo, long checkRunId, string identifier, string by) => OnCheck(owner, repo, checkRunId, (repository, run) =>
    {
        var shown = run.Status == "completed" && run.Actions.Any(action => action.Identifier == identifier);
        if (!shown) throw new ArgumentException($"Check run {checkRunId} shows no button '{identifier}'.", nameof(identifier));
        _hub.Checks.Press(repository, run, identifier, Person(by));
    });

    /// <summary>Submits a review; <paramref name="state"/> is APPROVE, REQUEST_CHANGES or COMMENT.</summary>
    public void SubmitReview(string owner, string repo, int pull, string state, string body, string by)
    {
        var verdict = ReviewDeeds.StateAfter(state) ?? throw new ArgumentException($"Unknown review event '{state}'.", nameof(state));
        OnPull(owner, repo, pull, (repository, issue) =>
        {
            var review = _hub.Reviews.Begin(issue, Person(by), issue.Pull!.HeadSha, body, []);
            _hub.Reviews.Submit(repository, issue, review, verdict, Person(by));
        });
    }

    /// <summary>Submits a review that asks for changes at one line of the new side.</summary>
    /// <exception cref="ArgumentException">The line is not part of the difference.</exception>
    public void SubmitReviewAt(string owner, string repo, int pull, string path, int line, string comment, string by) => OnPull(owner, repo, pull, (repository, issue) =>
    {
        var place = new DiffPlace(path, line, "RIGHT", null, null);
        var hunk = issue.Pull!.Files.FirstOrDefault(file => file.Path == path)?.HunkOf(place)
            ?? throw new ArgumentException($"{path}:{line} is not part of the difference.", nameof(line));
        var review = _hub.Reviews.Begin(issue, Person(by), issue.Pull.HeadSha, "", [new CommentDraft(place, hunk, comment)]);
        _hub.Reviews.Submit(repository, issue, review, "CHANGES_REQUESTED", Person(by));
    });

    /// <summary>Merges with a merge commit.</summary>
    /// <exception cref="InvalidOperationException">It is a draft, not open, or conflicts.</exception>
    public async Task MergePullRequestAsync(string owner, string repo, int pull, string by, CancellationToken ct)
    {
        using var entry = await _hub.World.EnterAsync(ct);
        var repository = FindRepository(owner, repo);
        var outcome = await _hub.Pulls.MergeAsync(repository, Pull(repository, pull), Person(by), ct);
        if (outcome != MergeOutcome.Merged) throw new InvalidOperationException($"#{pull} cannot be merged: {outcome}.");
        await _hub.Refs.SyncAsync(repository, Person(by), ct);
    }

    /// <summary>Opens a pull request as a person does on the page.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> OpenPullRequestAsync(string owner, string repo, string title, string head, string baseBranch, string by, CancellationToken ct)
    {
        using var entry = await _hub.World.EnterAsync(ct);
        var repository = FindRepository(owner, repo);
        if (repository.Branch(head) is null) throw new ArgumentException($"There is no branch '{head}'.", nameof(head));
        return (await _hub.Pulls.OpenAsync(repository, Person(by), new PullDraft(title, "", head, baseBranch, false), ct)).Number;
    }

    public void ClosePullRequest(string owner, string repo, int pull, string by) =>
        OnPull(owner, repo, pull, (repository, issue) => _hub.Issues.Close(repository, issue, Person(by)));

    /// <summary>Commits one file to a branch, which is made from the default branch when it is new.</summary>
    public async Task PushFileAsync(string owner, string repo, string branch, string path, string content, string message, string by, CancellationToken ct)
    {
        using var entry = await _hub.World.EnterAsync(ct);
        var repository = FindRepository(owner, repo);
        var old = repository.Branch(branch);
        var parent = old ?? repository.Branch(repository.DefaultBranch);
        var tree = await _hub.Writer.TreeWithFileAsync(repository.GitPath, parent, path, content, ct);
        var commit = await _hub.Writer.CommitTreeAsync(repository.GitPath, tree, parent is null ? [] : [parent], message, Person(by).Account, ct);
        if (!await _hub.Writer.UpdateRefAsync(repository.GitPath, "refs/heads/" + branch, commit, old, ct))
            throw new InvalidOperationException($"{branch} moved meanwhile.");
        await _hub.Refs.SyncAsync(repository, Person(by), ct);
    }

    private void OnPull(string owner, string repo, int number, Action<Repository, Issue> deed)
    {
        using var entry = _hub.World.Enter();
        var repository = FindRepository(owner, repo);
        deed(repository, Pull(repository, number));
    }

    private void OnCheck(string owner, string repo, long id, Action<Repository, CheckRun> deed)
    {
        using var entry = _hub.World.Enter();
        var repository = FindRepository(owner, repo);
        var run = repository.CheckRuns.Find(candidate => candidate.Id == id) ?? throw new ArgumentException($"There is no check run {id}.", nameof(id));
        deed(repository, run);
    }

    private static Issue Pull(Repository repository, int number) => repository.FindIssue(number) is { Pull: not null } issue
        ? issue
        : throw new ArgumentException($"There is no pull request #{number}.", nameof(number));
}
