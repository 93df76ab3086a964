using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>What somebody is told who may not do what they did.</summary>
internal static class AccessText
{
    public static string Needed(TrackState state) => $"need write access to {state.Repository.FullName}. Ask somebody who has it.";
}
