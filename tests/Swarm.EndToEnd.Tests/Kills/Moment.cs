namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>Something that is seen from outside of the product while it works, at which it can be killed.</summary>
/// <param name="Kind">Where it is seen, e.g. <c>answered</c>; see the constants.</param>
/// <param name="Text">What it is, e.g. <c>POST /api/v3/repos/o/r/pulls 201</c>.</param>
/// <param name="Phase">The track's phase in the store then; empty before there is a track.</param>
public sealed record Moment(string Kind, string Text, string Phase)
{
    /// <summary>A request has reached GitHub's door; nothing of it is done.</summary>
    public const string Asked = "asked";

    /// <summary>Half of a push lies with GitHub, the rest is coming.</summary>
    public const string Pushing = "pushing";

    /// <summary>GitHub has done it, its answer is not yet on the way.</summary>
    public const string Answered = "answered";

    /// <summary>The answer has left for the product.</summary>
    public const string Sent = "sent";

    /// <summary>The model is asked by a session: its role and subject; or <c>call</c>, for an agent in the middle of its work.</summary>
    public const string Model = "model";

    /// <summary>A git command begins; its arguments.</summary>
    public const string Git = "git";

    /// <summary>The store shows the phase.</summary>
    public const string Stands = "stands";
}
