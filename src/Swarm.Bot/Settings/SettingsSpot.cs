namespace Swarm.Bot.Settings;

/// <summary>A key's value where it stands in the file.</summary>
/// <param name="Name">The key's full name as people write it, e.g. <c>agents.reviewer.runner</c>.</param>
/// <param name="Role">The role that the key belongs to; empty outside <c>agents</c>.</param>
internal sealed record SettingsSpot(string Name, string Role, SettingsNode Node, SettingsFaults Faults)
{
    /// <summary>Reports a fault at the value and returns false.</summary>
    public bool Refuse(string text, string fix)
    {
        Faults.Add(Node, text, fix);
        return false;
    }

    /// <summary>The single value, or a fault that says what is expected.</summary>
    public bool TryWord(string expected, out SettingsNode.Word word)
    {
        word = Node as SettingsNode.Word ?? new SettingsNode.Word(Node.Line, Node.Column, "", false);
        return Node switch
        {
            SettingsNode.Refused => false,
            SettingsNode.Table => Refuse($"'{Name}' takes one value, not keys below it.", $"Give {expected}."),
            SettingsNode.List => Refuse($"'{Name}' takes one value, not a list.", $"Give {expected}."),
            _ when word.IsNothing => Refuse($"'{Name}' has no value.", $"Give {expected}, or remove the line."),
            _ => true,
        };
    }
}
