namespace Swarm.Bot.Demo.Script;

/// <summary>The model's words in the demo: the only thing in it that is scripted.</summary>
public static class DemoModel
{
    private const int CharactersPerToken = 4;

    /// <summary>What the model says to a brief of the demo's track. The same brief always gets the same reply.</summary>
    /// <exception cref="ArgumentException">The text is no brief, or one of a session that the demo has no words for.</exception>
    public static ScriptedReply Reply(string briefText) => Reply(briefText, Session(briefText));

    /// <summary>The same, from an agent that talks and leaves every edit out: nothing may pass the gates then.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Reply(string)"/>.</exception>
    public static ScriptedReply ReplyWithoutEdits(string briefText) => Reply(briefText, Session(briefText).WithoutEdits());

    private static ScriptedReply Reply(string brief, SessionScript session)
    {
        var text = session.ToJson();
        return new ScriptedReply(text, Tokens(brief), Tokens(text));
    }

    private static SessionScript Session(string brief)
    {
        if (BriefHeading.Read(brief) is not { } heading) throw new ArgumentException("The text does not begin like a brief.", nameof(brief));
        return Session(heading, brief) ?? throw new ArgumentException($"The demo has no words for '{heading.Session}'.", nameof(brief));
    }

    private static SessionScript? Session(BriefHeading heading, string brief) => heading.Role switch
    {
        "explorer" => PlanningSessions.Explorer,
        "planner" => PlanningSessions.Planner,
        "reviewer" => ReviewSessions.Lens(heading.Subject),
        "repairer" => ReviewSessions.Repair,
        "verifier" => ReviewSessions.Verify,
        _ => TaskSessions.Of(heading.Task, BriefPast.Read(brief)),
    };

    private static int Tokens(string text) => (text.Length / CharactersPerToken) + 1;
}
