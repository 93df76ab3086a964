using System.Text;

namespace Swarm.GitHub;

public sealed partial class GitHubRepository
{
    /// <summary>
    /// The text of a file on the default branch; null where it is absent, no file, or too large for GitHub to show it (above 1 MB).
    /// </summary>
    public async Task<string?> GetTextAsync(string file, CancellationToken cancellationToken)
    {
        var segments = string.Join('/', file.Split('/').Select(RepositoryPath.Segment));
        var content = await rest.FindAsync($"{path}/contents/{segments}", GitHubJson.Default.FileContent, cancellationToken);
        if (content is not { Type: "file", Encoding: "base64", Content: { } text }) return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
