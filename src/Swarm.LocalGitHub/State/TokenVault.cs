using System.Security.Cryptography;
using System.Text;

namespace Swarm.LocalGitHub.State;

/// <summary>Mints installation tokens and knows which are alive. It keeps hashes only, so a look-up tells nothing by its time.</summary>
internal sealed class TokenVault(World world)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Dictionary<string, InstallationToken> _tokens = [];

    public (string Text, InstallationToken Token) Mint(Installation installation, IReadOnlyDictionary<string, string> permissions, IReadOnlySet<long>? repositories)
    {
        var text = "ghs_" + RandomNumberGenerator.GetString(Alphabet, 240);
        var token = new InstallationToken(installation, world.Now + Lifetime, permissions, repositories);
        _tokens[Hash(text)] = token;
        return (text, token);
    }

    /// <summary>The token, or null when it is unknown, revoked or expired.</summary>
    public InstallationToken? Find(string text) =>
        _tokens.TryGetValue(Hash(text), out var token) && token.ExpiresAt > world.Now ? token : null;

    /// <summary>No token of the installation opens anything any more.</summary>
    public void RevokeAll(Installation installation)
    {
        foreach (var (hash, _) in _tokens.Where(entry => entry.Value.Installation == installation).ToList()) _tokens.Remove(hash);
    }

    public void Revoke(string text) => _tokens.Remove(Hash(text));

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
