namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>Where one kill happens.</summary>
/// <param name="Name">For people who read a failure.</param>
/// <param name="Is">True for the moment of the kill.</param>
public sealed record KillPoint(string Name, Func<Moment, bool> Is)
{
    /// <summary>Killed so long after it became ready, whatever it does then; null waits for the moment.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>Part of the arguments of the git command that must not begin before its kill; null where git is not what is killed.</summary>
    public string? HoldsGit { get; init; }

    /// <summary>
    /// Requests that wait as long as this is true, so that the road brings them to the point: the last push, begun in one phase, is
    /// still to be done in the next. Null keeps nothing.
    /// </summary>
    public Func<Moment, bool>? Keeps { get; init; }

    public static KillPoint Between(string write) =>
        new($"between GitHub's answer to '{write}' and our note", moment => moment.Kind == Moment.Answered && IsWrite(moment, write));

    public static KillPoint Behind(string write) =>
        new($"right behind the answer to '{write}'", moment => moment.Kind == Moment.Sent && IsWrite(moment, write));

    public static KillPoint Before(string phase, string request) =>
        new($"in {phase}, before '{request}'", moment => moment.Kind == Moment.Asked && moment.Phase == phase && Holds(moment, request));

    public static KillPoint In(string phase) => new($"in {phase}", moment => moment.Kind == Moment.Stands && moment.Phase == phase);

    public static KillPoint Session(string phase, string words) =>
        new($"in {phase}, during the session '{words}'", moment => moment.Kind == Moment.Model && moment.Phase == phase && Holds(moment, words));

    public static KillPoint Push { get; } = new("during a push", moment => moment.Kind == Moment.Pushing);

    public static KillPoint GitCommand(string words) =>
        new($"during 'git {words}'", moment => moment.Kind == Moment.Git && Holds(moment, words)) { HoldsGit = words };

    public static KillPoint Anywhere(TimeSpan after) => new($"{after.TotalMilliseconds:0} ms after it was ready", _ => false) { After = after };

    private static bool IsWrite(Moment moment, string write) => Holds(moment, write) && moment.Text[^3] == '2';

    private static bool Holds(Moment moment, string words) => words.Split('…').All(part => moment.Text.Contains(part, StringComparison.Ordinal));
}
