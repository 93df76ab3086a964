using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>The person on the issue: approves the plan when asked to, and answers the question, each once.</summary>
internal sealed class People : IAsyncDisposable
{
    private readonly LocalGitHubServer _github;
    private readonly Func<bool> _mayApprove;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _life;

    /// <param name="mayApprove">False while the track is still to be killed in its approval.</param>
    public People(LocalGitHubServer github, Func<bool> mayApprove)
    {
        (_github, _mayApprove) = (github, mayApprove);
        _life = Task.Run(LiveAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _life;
        _end.Dispose();
    }

    private async Task LiveAsync()
    {
        var said = new HashSet<string>();
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (await pulse.WaitForNextTickAsync(_end.Token))
            {
                Answer("/plan -->", "/swarm approve", said, _mayApprove());
                Answer("/question/E-01 -->", "/swarm answer E-01 2", said, true);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The scene is over.
        }
    }

    private void Answer(string asked, string words, HashSet<string> said, bool may)
    {
        if (!may || said.Contains(words)) return;
        var comment = _github.Snapshot(Life.Owner, Life.Repository).Comments.FirstOrDefault(each => each.ViaApp is not null && each.Body.Contains(asked, StringComparison.Ordinal));
        if (comment is null) return;
        _github.Comment(Life.Owner, Life.Repository, comment.Issue, words, Life.Person);
        said.Add(words);
    }
}
