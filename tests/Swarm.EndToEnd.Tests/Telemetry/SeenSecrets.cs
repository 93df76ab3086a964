using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Swarm.EndToEnd.Tests.Telemetry;

/// <summary>Everything that must not be told: what GitHub was shown as a proof, and what is noted beside it.</summary>
internal sealed class SeenSecrets
{
    private const string Basic = "Basic ";
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public ICollection<string> Tokens => _seen.Keys;

    public void Look(HttpContext context)
    {
        var proof = context.Request.Headers.Authorization.ToString();
        if (proof.Length == 0) return;
        Note(proof[(proof.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        if (proof.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) Note(Encoding.UTF8.GetString(Convert.FromBase64String(proof[Basic.Length..])).Split(':')[^1]);
    }

    public void Note(string secret)
    {
        if (secret.Length > 0) _seen[secret] = true;
    }

    public void ShouldNotBeIn(string text)
    {
        text.ShouldNotContain("PRIVATE KEY");
        foreach (var secret in _seen.Keys) text.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"a secret of {secret.Length} characters stands in a line of {text.Length}");
    }
}
