using System.Text;
using Swarm.Core.Documents;

namespace Swarm.Bot.Cli.Run;

/// <summary>An issue as a file: the first line with text is the title, without leading <c>#</c>; the rest is the body.</summary>
internal sealed record IssueFile(string Title, string Body)
{
    private const int LongestTitle = 256;

    /// <summary>What GitHub takes as a body.</summary>
    private const int LongestBody = BodyLimits.Body;

    private const int MostBytes = 4 * LongestBody;

    public static async Task<Outcome<IssueFile>> ReadAsync(string path, CancellationToken ct)
    {
        var shown = Answer.Plain(path, 200);
        try
        {
            if (Directory.Exists(path)) return new Refusal($"'{shown}' is a folder.", "Name a Markdown file with --issue.");
            await using var stream = File.OpenRead(path);
            var bytes = new byte[MostBytes + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            return Read(Encoding.UTF8.GetString(bytes, 0, length), shown);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Refusal($"There is no file '{shown}'.", "Write the issue there: the title in the first line, below it what is to be done.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new Refusal($"'{shown}' cannot be read: {unreadable.Message}", "Make it readable, or name another file with --issue.");
        }
    }

    internal static Outcome<IssueFile> Read(string text, string shown)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (first < 0) return new Refusal($"'{shown}' is empty.", "Write the issue there: the title in the first line, below it what is to be done.");
        var title = lines[first].Trim().TrimStart('#').Trim();
        if (title.Length == 0) return new Refusal($"The first line of '{shown}' holds no title.", "Write one there, for instance: # Sort the list by name");
        if (title.Length > LongestTitle) return new Refusal($"The title in '{shown}' has {title.Length} characters; GitHub takes {LongestTitle}.", "Keep the first line short and move the rest below it.");
        var body = string.Join('\n', lines[(first + 1)..]).Trim();
        return body.Length > LongestBody
            ? new Refusal($"The text in '{shown}' has more than {LongestBody} characters, which is more than GitHub takes.", "Split the issue, or name files of the repository instead of quoting them.")
            : new IssueFile(title, body);
    }
}
