using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Server;

/// <summary>Verifies an app's JSON web token: RS256, the registered key, issued not ahead of time, at most ten minutes to live.</summary>
internal sealed class AppTokenReader(World world)
{
    private const long LongestLife = 600;
    private const long ClockSkew = 60;
    private const string Undecodable = "A JSON web token could not be decoded";

    public Identity Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || Part(parts[0]) is not { } header || Part(parts[1]) is not { } claims) return Identity.Refused(Undecodable);
        if (Text(header["alg"]) != "RS256") return Identity.Refused(Undecodable);
        if (FindApp(claims["iss"]) is not { } app) return Identity.Refused("Integration not found");
        if (!IsSigned(app, parts)) return Identity.Refused(Undecodable);
        return TimeFault(claims) is { } fault ? Identity.Refused(fault) : Identity.Of(new Caller(app, null, null));
    }

    private string? TimeFault(JsonObject claims)
    {
        var now = world.Now.ToUnixTimeSeconds();
        if (Number(claims["iat"]) is not { } issued || issued > now + ClockSkew)
            return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
        if (Number(claims["exp"]) is not { } expires || expires <= now)
            return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
        return expires > now + LongestLife ? "'Expiration time' claim ('exp') is too far in the future" : null;
    }

    private AppEntry? FindApp(JsonNode? issuer)
    {
        var id = Number(issuer) ?? (long.TryParse(Text(issuer), out var parsed) ? parsed : -1);
        return world.Apps.Find(app => app.Id == id);
    }

    private static bool IsSigned(AppEntry app, string[] parts)
    {
        if (Decode(parts[2]) is not { } signature) return false;
        using var key = RSA.Create();
        key.ImportFromPem(app.Registration.PublicKeyPem);
        return key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static JsonObject? Part(string encoded)
    {
        try
        {
            return Decode(encoded) is { } bytes ? JsonNode.Parse(bytes) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string encoded)
    {
        if (encoded.Contains('=', StringComparison.Ordinal) || !Base64Url.IsValid(encoded)) return null;
        return Base64Url.DecodeFromChars(encoded);
    }

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
