namespace Swarm.Core.Tracks;

/// <summary>Keys of surfaces. They stand in markers on GitHub, so they are added to, never changed.</summary>
public static class SurfaceKeys
{
    public const string Status = "status";
    public const string PlanNotice = "plan";
    public const string SetAside = "set-aside";
    public const string PullRequest = "pull-request";
    public const string IssueReaction = "reaction/issue";

    /// <summary>Name of the check that sums all up, the only one to require.</summary>
    public const string AggregateCheck = "swarm";

    /// <summary>Numbers of the boxes of <see cref="PlanNotice"/>.</summary>
    public const int ApproveBox = 1;
    public const int StopBox = 2;

    public static string Question(string escalation) => $"question/{escalation}";

    public static string? EscalationOf(string surface) =>
        surface.StartsWith("question/", StringComparison.Ordinal) ? surface["question/".Length..] : null;

    public static string Reply(long comment) => $"reply/{comment}";

    /// <param name="number">Counts the people of a track who were told, from 1.</param>
    public static string Refusal(int number) => $"refusal/{number}";

    public static string Reaction(long comment) => $"reaction/{comment}";

    public static string Review(int round) => $"council/{round}";

    public static string Check(string name, string commit) => $"check/{name}/{commit}";
}
