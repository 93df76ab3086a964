using Swarm.Core.Tracks;
using Swarm.LocalGitHub;

namespace Swarm.Bot.Demo;

/// <summary>What the demo has to tell at its end.</summary>
internal sealed record DemoStory(TrackState State, LocalSnapshot GitHub, DemoWitness Witness, DemoPages Pages, TimeSpan Took, int ModelCalls)
{
    public PullSnapshot? Pull => GitHub.Pulls.FirstOrDefault(pull => pull.Number == State.PullRequest?.Number);
}
