using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Swarm.Agents;
using Swarm.Bot.Demo;
using Swarm.Bot.Demo.Script;
using Swarm.Bot.Work;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Demo;

/// <summary>The demo's issue, walked once from its label to the merge by a person who approves and answers.</summary>
public sealed class DemoTrack : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _briefs = new();
    private readonly ConcurrentQueue<string> _said = new();

    public Scene Scene { get; private set; } = null!;

    public int Issue { get; private set; }

    /// <summary>The state and GitHub when the pull request waited for people.</summary>
    public TrackState State { get; private set; } = null!;

    public LocalSnapshot Ready { get; private set; } = null!;

    public LocalSnapshot Merged { get; private set; } = null!;

    public IReadOnlyList<CommentSnapshot> Own { get; private set; } = [];

    /// <summary>Every text that reached the model.</summary>
    public IReadOnlyCollection<string> Briefs => _briefs;

    /// <summary>Every sentence of every agent.</summary>
    public IReadOnlyCollection<string> Said => _said;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        Scene = await Scene.OpenAsync(
            text =>
            {
                _briefs.Enqueue(text);
                return DemoModel.Reply(text);
            },
            node => node,
            folder => DemoRepository.WriteAsync(folder, ct));
        Scene.Stage.Node.Services.GetRequiredService<SessionBoard>().Heard += (_, said) =>
        {
            if (said is AgentEvent.Message message) _said.Enqueue(message.Text);
        };
        Issue = Scene.Stage.OpenIssue(DemoIssue.Title, DemoIssue.Body, DemoIssue.Author);
        await Scene.UntilAsync(Issue, TrackPhase.Approval);
        Scene.Say(Issue, "/swarm approve");
        await Scene.UntilAskedAsync(Issue);
        Scene.Say(Issue, "/swarm answer E-01 1");
        State = await Scene.UntilReadyAsync(Issue);
        (Ready, Own) = (Scene.Now, Scene.Own);
        await Scene.GitHub.MergePullRequestAsync(LocalStage.Owner, Scene.Repository, State.PullRequest!.Number, LocalStage.Person, ct);
        await Scene.UntilAsync(Issue, TrackPhase.Merged);
        await Scene.SettledAsync(Issue);
        Merged = Scene.Now;
    }

    public ValueTask DisposeAsync() => Scene.DisposeAsync();
}
