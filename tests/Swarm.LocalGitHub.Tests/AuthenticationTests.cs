using System.Security.Cryptography;

namespace Swarm.LocalGitHub.Tests;

public sealed class AuthenticationTests
{
    [Fact]
    public async Task The_app_is_known_by_its_json_web_token()
    {
        await using var scene = await Scene.StartAsync();
        var reply = await scene.SendAsync("GET", "app", null, scene.Jwt());
        reply.Status.ShouldBe(200);
        reply.Json["id"]!.GetValue<long>().ShouldBe(scene.App.Id);
        (await scene.SendAsync("GET", "repos/acme/shop/installation", null, scene.Jwt())).Json["id"]!.GetValue<long>().ShouldBe(scene.Installation);
    }

    [Theory]
    [InlineData(-10, 661, "too far in the future")]
    [InlineData(-100, -1, "'Expiration time' claim")]
    [InlineData(120, 500, "'Issued at' claim")]
    public async Task A_token_with_wrong_times_is_refused(int issued, int expires, string reason)
    {
        await using var scene = await Scene.StartAsync();
        (await scene.SendAsync("GET", "app", null, scene.Jwt(issued, expires))).ShouldRefuse(401, reason);
    }

    [Fact]
    public async Task A_token_signed_by_another_key_is_refused()
    {
        await using var scene = await Scene.StartAsync();
        using var other = RSA.Create(2048);
        (await scene.SendAsync("GET", "app", null, scene.Jwt(key: other))).ShouldRefuse(401, "could not be decoded");
    }

    [Fact]
    public async Task Unknown_missing_and_expired_installation_tokens_are_refused()
    {
        await using var scene = await Scene.StartAsync();
        scene.Token.ShouldStartWith("ghs_");
        scene.Token.Length.ShouldBeGreaterThan(200);
        (await scene.Repo("GET", "")).Status.ShouldBe(200);
        (await scene.SendAsync("GET", "repos/acme/shop", null, "ghs_unknown")).ShouldRefuse(401, "Bad credentials");
        (await scene.SendAsync("GET", "repos/acme/shop", null, null)).ShouldRefuse(401, "Requires authentication");
        scene.Time.Advance(TimeSpan.FromMinutes(61));
        (await scene.Repo("GET", "")).ShouldRefuse(401, "Bad credentials");
    }

    [Fact]
    public async Task A_narrowed_token_is_held_to_its_permissions()
    {
        await using var scene = await Scene.StartAsync();
        var number = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "text");
        scene.Token = await scene.MintAsync(new { permissions = new { issues = "read" }, repositories = new[] { "shop" } });
        (await scene.Repo("GET", $"issues/{number}")).Status.ShouldBe(200);
        var refused = await scene.Repo("POST", $"issues/{number}/comments", new { body = "hi" });
        refused.ShouldRefuse(403, "Resource not accessible by integration");
        refused.Header("X-Accepted-GitHub-Permissions").ShouldBe("issues=write; pull_requests=write");
        scene.Server.Requests[^1].Permission.ShouldBe("issues:write");
    }

    [Fact]
    public async Task A_token_cannot_ask_for_more_than_the_app_has()
    {
        await using var scene = await Scene.StartAsync();
        var path = $"app/installations/{scene.Installation}/access_tokens";
        (await scene.SendAsync("POST", path, new { permissions = new { workflows = "write" } }, scene.Jwt())).ShouldRefuse(422, "not granted");
        (await scene.SendAsync("POST", path, new { repositories = new[] { "nowhere" } }, scene.Jwt())).ShouldRefuse(422, "at least one repository");
    }

    [Fact]
    public async Task A_repository_without_the_app_does_not_exist_for_it()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Server.CreateRepositoryAsync("elsewhere", "other", null, Scene.Ct);
        (await scene.SendAsync("GET", "repos/elsewhere/other", null, scene.Token)).ShouldRefuse(404, "Not Found");
        (await scene.SendAsync("GET", "repos/elsewhere/other/installation", null, scene.Jwt())).ShouldRefuse(404, "Not Found");
    }
}
