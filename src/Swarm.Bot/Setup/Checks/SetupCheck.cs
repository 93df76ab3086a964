namespace Swarm.Bot.Setup.Checks;

/// <summary>One result of the self-test.</summary>
/// <param name="Name">One word: settings, signature, token, installation, label or delivery.</param>
/// <param name="Text">What was seen, as a sentence.</param>
/// <param name="NextStep">What to do; null where there is nothing to do.</param>
internal sealed record SetupCheck(string Name, CheckVerdict Verdict, string Text, string? NextStep = null)
{
    public static SetupCheck Passed(string name, string text, string? next = null) => new(name, CheckVerdict.Passed, text, next);

    public static SetupCheck Failed(string name, string text, string next) => new(name, CheckVerdict.Failed, text, next);
}
