namespace Swarm.GitHub.Tests;

public sealed class GitHubAddressTests
{
    [Theory]
    [InlineData("https://github.com", "https://api.github.com/", "https://api.github.com/graphql", "https://github.com/o/r.git")]
    [InlineData("https://www.github.com/", "https://api.github.com/", "https://api.github.com/graphql", "https://github.com/o/r.git")]
    [InlineData("https://ghe.acme.example", "https://ghe.acme.example/api/v3/", "https://ghe.acme.example/api/graphql", "https://ghe.acme.example/o/r.git")]
    [InlineData("http://127.0.0.1:4001", "http://127.0.0.1:4001/api/v3/", "http://127.0.0.1:4001/api/graphql", "http://127.0.0.1:4001/o/r.git")]
    [InlineData("https://acme.example:8443/git/hub/", "https://acme.example:8443/git/hub/api/v3/", "https://acme.example:8443/git/hub/api/graphql", "https://acme.example:8443/git/hub/o/r.git")]
    public void All_addresses_come_from_one(string web, string rest, string graphQl, string git)
    {
        var address = GitHubAddress.From(new Uri(web));

        address.Rest.AbsoluteUri.ShouldBe(rest);
        address.GraphQl.AbsoluteUri.ShouldBe(graphQl);
        address.Git("o", "r").AbsoluteUri.ShouldBe(git);
    }

    [Theory]
    [InlineData("http://ghe.acme.example")]
    [InlineData("ftp://ghe.acme.example")]
    [InlineData("https://user:word@ghe.acme.example")]
    [InlineData("https://ghe.acme.example/?x=1")]
    [InlineData("/relative")]
    public void An_address_that_would_show_a_token_or_is_none_is_refused(string web) =>
        Should.Throw<ArgumentException>(() => GitHubAddress.From(new Uri(web, UriKind.RelativeOrAbsolute)));
}
