namespace Swarm.Git;

/// <summary>Full object ids. Demanded wherever a commit is named, so that nothing from outside can pass for an option or a revision expression.</summary>
internal static class ObjectId
{
    /// <summary>Git's word for "no such ref".</summary>
    public const string None = "0000000000000000000000000000000000000000";

    public static bool IsFull(string? text) =>
        text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigitLower);

    public static string Demand(string text) =>
        IsFull(text) ? text : throw new ArgumentException($"'{text}' is not a full object id (40 lower-case hexadecimal digits).", nameof(text));
}
