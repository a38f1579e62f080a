document.querySelectorAll("button[data-request]").forEach(function(button){
  button.addEventListener("click",async function(){
    var out=document.getElementById(button.getAttribute("aria-describedby"));
    try{var answer=await fetch(button.dataset.request);out.textContent=JSON.stringify(await answer.json(),null,2)}
    catch(e){out.textContent="No answer: "+e.message}
  })});
