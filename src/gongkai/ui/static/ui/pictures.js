/* Shows the photographs somebody has chosen before they are sent; without this script they are sent all the same. */
(function () {
  document.querySelectorAll("[data-pictures]").forEach(function (input) {
    var place = document.getElementById(input.getAttribute("data-pictures"));
    if (!place) return;
    input.addEventListener("change", function () {
      place.textContent = "";
      place.hidden = true;
      Array.prototype.forEach.call(input.files, function (file) {
        if (file.type.indexOf("image/") !== 0) return;
        var reader = new FileReader();
        reader.onload = function () {
          var picture = document.createElement("img");
          picture.alt = place.getAttribute("data-alt") + " " + file.name;
          picture.src = reader.result;
          place.appendChild(picture);
          place.hidden = false;
        };
        reader.readAsDataURL(file);
      });
    });
  });
})();
