namespace Swarm.Agents.Scripted;

/// <summary>The paths a scripted agent is started with.</summary>
internal sealed record ScriptedOptions(string Brief, string Report, string Socket, string Work)
{
    /// <summary>Null when one is missing.</summary>
    public static ScriptedOptions? Read(IReadOnlyList<string> args)
    {
        var brief = Value(args, "--brief");
        var report = Value(args, "--report");
        var socket = Value(args, "--socket");
        var work = Value(args, "--work");
        return brief is null || report is null || socket is null || work is null ? null : new ScriptedOptions(brief, report, socket, work);
    }

    private static string? Value(IReadOnlyList<string> args, string name)
    {
        for (var i = 0; i + 1 < args.Count; i++)
        {
            if (args[i] == name) return args[i + 1];
        }

        return null;
    }
}
