using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Swarm.GitHub;

/// <summary>The App's private key. It signs and is never shown.</summary>
public sealed class AppKey : IDisposable
{
    /// <summary>How far this machine's clock may be from GitHub's: 60 s. Beyond, GitHub refuses tokens that are made by it.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <summary>How long a token of the App is good: 9 min. GitHub refuses more than ten ahead of its own clock.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(9);

    private readonly Lock gate = new();
    private readonly RSA rsa;

    private AppKey(RSA rsa) => this.rsa = rsa;

    /// <summary>Reads an RSA private key in PKCS#1 or PKCS#8 form.</summary>
    /// <exception cref="CryptographicException">The text holds no such key. The message never quotes the text.</exception>
    public static AppKey FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            rsa.ExportParameters(includePrivateParameters: true);
            return new AppKey(rsa);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or CryptographicException)
        {
            rsa.Dispose();
            throw new CryptographicException("The App's private key is not an unencrypted RSA private key in PEM form.");
        }
    }

    /// <summary>A token (RS256) by which the App itself speaks: issued 60 s before <paramref name="now"/>, ends 9 min after it.</summary>
    public string CreateJwt(string appId, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        var claims = new JwtClaims((now - ClockSkew).ToUnixTimeSeconds(), (now + Lifetime).ToUnixTimeSeconds(), appId);
        var signed = $"{Encode("""{"alg":"RS256","typ":"JWT"}"""u8)}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims, GitHubJson.Default.JwtClaims))}";
        return $"{signed}.{Encode(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>Forgets the key.</summary>
    public void Dispose() => rsa.Dispose();

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    // RSA does not promise to be usable from two threads at once.
    private byte[] Sign(byte[] text)
    {
        lock (gate) return rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
