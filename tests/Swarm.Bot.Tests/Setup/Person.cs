using System.Net;
using System.Text.RegularExpressions;

namespace Swarm.Bot.Tests.Setup;

/// <summary>A person with a browser: opens pages, fills in forms, follows where they lead.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    public async Task<(HttpStatusCode Status, string Html)> OpenAsync(Uri page)
    {
        using var answer = await _http.GetAsync(page, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    public async Task<HttpResponseMessage> LookAsync(Uri page) => await _http.GetAsync(page, Ct);

    /// <summary>Sends the one form of a page, with some fields filled in.</summary>
    /// <returns>The next page, and where the browser is sent instead.</returns>
    public async Task<(string Html, Uri? Next)> SubmitAsync(Uri page, string html, params (string Name, string Value)[] filled)
    {
        var form = Form().Match(html);
        form.Success.ShouldBeTrue(html);
        var fields = Field().Matches(html).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        foreach (var (name, value) in filled) fields[name] = value;
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(new Uri(page, WebUtility.HtmlDecode(form.Groups[1].Value)), body, Ct);
        return (await answer.Content.ReadAsStringAsync(Ct), answer.Headers.Location);
    }

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex Form();

    [GeneratedRegex("<input (?:type=\"hidden\" )?name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Field();
}
