using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Swarm.GitHub.Tests;

public sealed class AppKeyTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_token_verifies_with_the_public_key_and_carries_the_claims(bool pkcs8)
    {
        using var rsa = RSA.Create(2048);
        using var key = AppKey.FromPem(pkcs8 ? rsa.ExportPkcs8PrivateKeyPem() : rsa.ExportRSAPrivateKeyPem());

        var parts = key.CreateJwt("Iv1.abc", Now).Split('.');

        rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
        Decode(parts[0]).GetProperty("alg").GetString().ShouldBe("RS256");
        var claims = Decode(parts[1]);
        claims.GetProperty("iss").GetString().ShouldBe("Iv1.abc");
        claims.GetProperty("iat").GetInt64().ShouldBe(Now.ToUnixTimeSeconds() - 60);
        claims.GetProperty("exp").GetInt64().ShouldBe(Now.ToUnixTimeSeconds() + 540);
    }

    [Fact]
    public void A_public_key_is_refused()
    {
        using var rsa = RSA.Create(2048);
        Should.Throw<CryptographicException>(() => AppKey.FromPem(rsa.ExportSubjectPublicKeyInfoPem()));
    }

    [Fact]
    public void Text_that_is_no_key_is_refused_without_being_quoted()
    {
        var fault = Should.Throw<CryptographicException>(() => AppKey.FromPem("hunter2 is not a key"));
        fault.ToString().ShouldNotContain("hunter2");
    }

    private static JsonElement Decode(string part) => JsonElement.Parse(Base64Url.DecodeFromChars(part));
}
