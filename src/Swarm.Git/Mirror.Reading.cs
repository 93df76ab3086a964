using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Swarm.Core.Gates;

namespace Swarm.Git;

public sealed partial class Mirror
{
    // No renames: a rename is a deletion and an addition. No program of a configuration, no text conversion, no colours.
    private static readonly string[] PlainDiff = ["diff-tree", "-r", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules=none"];

    /// <summary>The commit that <paramref name="revision"/> names, or null when there is none. Pass full refs: short names may be ambiguous.</summary>
    public async Task<string?> ResolveAsync(string revision, CancellationToken ct)
    {
        if (revision.Length == 0 || revision[0] == '-' || revision.Any(char.IsControl)) return null;
        var output = await _git.RunAsync(Here("rev-parse", "--verify", "--quiet", $"{revision}^{{commit}}"), ct);
        return output.ExitCode == 0 && ObjectId.IsFull(output.Line) ? output.Line : null;
    }

    /// <summary>The id of a commit's tree: equal where two commits hold the same files.</summary>
    public async Task<string> TreeAsync(string commit, CancellationToken ct) =>
        (await _git.DemandAsync(Here("rev-parse", "--verify", $"{ObjectId.Demand(commit)}^{{tree}}"), ct)).Line;

    /// <summary>
    /// The text of a file, or null when the commit has no such regular file (links and folders are none) or it is not text.
    /// </summary>
    /// <param name="commit">The commit.</param>
    /// <param name="path">Path from the root, with forward slashes.</param>
    /// <param name="maxBytes">The most that is read.</param>
    /// <param name="ct">Ends git.</param>
    /// <exception cref="InvalidDataException">The file is larger than <paramref name="maxBytes"/>.</exception>
    public async Task<string?> ReadTextAsync(string commit, string path, int maxBytes, CancellationToken ct)
    {
        if (path.Length == 0 || path.EndsWith('/')) return null;
        var entry = (await _git.DemandAsync(Here("ls-tree", "-z", "-l", "--full-tree", ObjectId.Demand(commit), "--", path), ct)).Fields;
        // "<mode> blob <id> <size>\t<path>"; mode 100644 or 100755 is a regular file.
        if (entry is not [var line] || !line.StartsWith("100", StringComparison.Ordinal)) return null;
        var parts = line.Split('\t', 2)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (long.Parse(parts[3], CultureInfo.InvariantCulture) > maxBytes)
            throw new InvalidDataException($"'{path}' has {parts[3]} bytes; at most {maxBytes} are read.");
        var blob = await _git.DemandAsync(Here("cat-file", "blob", parts[2]), ct);
        return TextOf(blob.Bytes.Span);
    }

    /// <summary>Every path of a commit, links and submodule links included.</summary>
    public async Task<IReadOnlyList<string>> ListFilesAsync(string commit, CancellationToken ct) =>
        (await _git.DemandAsync(Here("ls-tree", "-r", "-z", "--name-only", "--full-tree", ObjectId.Demand(commit)), ct)).Fields;

    /// <summary>The best common ancestor, or null when the two share no history.</summary>
    /// <exception cref="GitException">One of them is unknown.</exception>
    public async Task<string?> MergeBaseAsync(string a, string b, CancellationToken ct)
    {
        var call = Here("merge-base", ObjectId.Demand(a), ObjectId.Demand(b));
        var output = await _git.RunAsync(call, ct);
        return output.ExitCode switch
        {
            0 => output.Line,
            1 => null,
            _ => throw GitException.Ended(call, output),
        };
    }

    /// <summary>The files that differ, ordered by path.</summary>
    public async Task<ImmutableArray<ChangedFile>> ChangesAsync(string from, string to, CancellationToken ct)
    {
        var call = Here([.. PlainDiff, "-z", "--raw", "--numstat", ObjectId.Demand(from), ObjectId.Demand(to)]);
        return ChangeReader.Read((await _git.DemandAsync(call, ct)).Text);
    }

    /// <summary>
    /// The difference as a unified diff with three lines of context, cut off after <paramref name="maxBytes"/>.
    /// Binary files appear by name only.
    /// </summary>
    public async Task<string> PatchAsync(string from, string to, int maxBytes, CancellationToken ct)
    {
        var call = Here([.. PlainDiff, "-p", "-U3", "--full-index", "--src-prefix=a/", "--dst-prefix=b/", ObjectId.Demand(from), ObjectId.Demand(to)]);
        var output = await _git.RunAsync(call with { OutputLimit = maxBytes }, ct);
        return output.Truncated || output.ExitCode == 0 ? output.Text : throw GitException.Ended(call, output);
    }

    private static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0)) return null;
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return Encoding.UTF8.GetString(bytes.StartsWith(mark) ? bytes[3..] : bytes);
    }
}
