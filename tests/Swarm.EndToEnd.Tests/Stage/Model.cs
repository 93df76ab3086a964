using System.Collections.Concurrent;
using Swarm.Bot.Demo.Script;

namespace Swarm.EndToEnd.Tests.Stage;

/// <summary>The words of one scenario's model, by role or task. Who is not named reports that nothing is to be said.</summary>
public sealed class Model
{
    private readonly ConcurrentDictionary<string, Func<Told, int, Session>> _words = new();
    private readonly ConcurrentDictionary<string, int> _times = new();
    private readonly ConcurrentQueue<Told> _heard = new();

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<Told> Heard => [.. _heard];

    /// <summary>Briefs of a role (<c>planner</c>), a task (<c>T01</c>) or a lens (<c>security</c>).</summary>
    public IReadOnlyList<Told> To(string whom) => [.. Heard.Where(told => told.Role == whom || told.Task == whom)];

    public Model Plans(PlanText plan) => Says("planner", (_, _) => plan.Session());

    public Model Says(string whom, Session session) => Says(whom, (_, _) => session);

    /// <param name="words">Gets the brief and how often this role or task was asked before.</param>
    public Model Says(string whom, Func<Told, int, Session> words)
    {
        _words[whom] = words;
        return this;
    }

    public ScriptedReply Reply(string brief)
    {
        var told = Told.Read(brief);
        _heard.Enqueue(told);
        var whom = new[] { told.Task, told.Role }.FirstOrDefault(_words.ContainsKey);
        var session = whom is null ? Silence(told.Role) : _words[whom](told, _times.AddOrUpdate(whom, 0, (_, times) => times + 1));
        return new ScriptedReply(session.ToJson(), 100, 50);
    }

    private static Session Silence(string role) => role is "reviewer" or "verifier" ? Session.Finds() : Session.Reports("Nothing to add.");
}
