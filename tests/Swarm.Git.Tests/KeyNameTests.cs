namespace Swarm.Git.Tests;

public sealed class KeyNameTests
{
    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("octo/my.site_x-1", "octo=2Fmy=2Esite_x-1")]
    [InlineData("../..", "=2E=2E=2F=2E=2E")]
    [InlineData("-x", "=2Dx")]
    [InlineData("a=2Fb", "a=3D2Fb")]
    public void A_key_becomes_one_name(string key, string name) => KeyName.Of(key).ShouldBe(name);

    [Fact]
    public void An_empty_or_endless_key_is_misuse()
    {
        Should.Throw<ArgumentException>(() => KeyName.Of(""));
        Should.Throw<ArgumentException>(() => KeyName.Of(new string('x', 201)));
    }
}
