using System.Net;
using System.Net.Http.Headers;

namespace Swarm.GitHub;

/// <summary>What is asked of GitHub before there is an App, so without any credential.</summary>
public static class AppManifests
{
    /// <summary>True where a GitHub answers: every answer of one carries its request id, refusals too.</summary>
    /// <exception cref="GitHubUnavailableException">Nothing answers there.</exception>
    public static async Task<bool> IsGitHubAsync(HttpClient http, GitHubAddress address, CancellationToken cancellationToken)
    {
        var url = new Uri(address.Rest, "meta");
        using var answer = await SendAsync(http, new WireRequest(HttpMethod.Get, url), cancellationToken);
        return answer.Headers.Contains("X-GitHub-Request-Id");
    }

    /// <summary>Exchanges the code of a registration for the App. GitHub takes a code once, within an hour, so a lost answer is not asked for again.</summary>
    /// <exception cref="GitHubRefusedException">The code is unknown, used up or too old.</exception>
    /// <exception cref="GitHubUnavailableException">Nothing was sent; the code is still good.</exception>
    /// <exception cref="GitHubUncertainException">The code may be used up, and its answer lost.</exception>
    public static async Task<AppCredentials> ConvertAsync(HttpClient http, GitHubAddress address, string code, CancellationToken cancellationToken)
    {
        var url = new Uri(address.Rest, $"app-manifests/{RepositoryPath.Segment(code)}/conversions");
        var request = new WireRequest(HttpMethod.Post, url) { Repeatable = false };
        using var response = await SendAsync(http, request, cancellationToken);
        var answer = new WireAnswer(url, response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        if (answer.IsServerFault) throw Failure.Of(request, answer.Status);
        return Answers.Read(answer, GitHubJson.Default.AppCredentials);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, WireRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, request.Url) { Version = HttpVersion.Version11 };
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("swarm-bot", null));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        try
        {
            return await http.SendAsync(message, cancellationToken);
        }
        catch (Exception fault) when (Failure.IsOfTheWire(fault, cancellationToken))
        {
            throw Failure.Of(request, fault);
        }
    }
}
